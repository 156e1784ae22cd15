// needs: bits
static double gopher_power_of_two_double(int exponent)
{
    union gopher_double power;
    power.bits = (uint64_t)(exponent + 1023) << 52;
    return power.value;
}
