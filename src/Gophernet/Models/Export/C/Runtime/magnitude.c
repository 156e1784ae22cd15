// needs: bits
static float gopher_magnitude(float x)
{
    union gopher_float number;
    number.value = x;
    number.bits &= 0x7FFFFFFFu;
    return number.value;
}
