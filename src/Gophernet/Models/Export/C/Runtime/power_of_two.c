// needs: bits
static float gopher_power_of_two(int exponent)
{
    union gopher_float power;
    power.bits = (uint32_t)(exponent + 127) << 23;
    return power.value;
}
