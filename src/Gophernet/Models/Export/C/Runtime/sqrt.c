// needs: bits
/* The square root, rounded to the nearest, as IEEE 754 defines it. */
#ifndef GOPHER_NO_LIBM
#define gopher_sqrt(x) sqrt(x)
#else
/* Bit by bit, as by hand: x is 0 or more. */
static double gopher_sqrt(double x)
{
    union gopher_double number;
    int exponent = 0;
    if (!(x > 0.0) || x - x != 0.0)
        return x;
    if (x < DBL_MIN) {
        x *= 0x1p108;
        exponent = -108;
    }
    number.value = x;
    exponent += (int)(number.bits >> 52) - 1075;
    uint64_t rest = (number.bits & 0xFFFFFFFFFFFFF) | 0x10000000000000;
    if (exponent % 2 != 0) {
        rest *= 2;
        exponent--;
    }
    uint64_t root = 0, remainder = 0;
    for (int i = 0; i < 54; i++) {
        const uint64_t next = i < 27 ? rest >> (52 - 2 * i) & 3 : 0;
        const uint64_t trial = root << 2 | 1;
        remainder = remainder << 2 | next;
        root <<= 1;
        if (remainder >= trial) {
            remainder -= trial;
            root |= 1;
        }
    }
    number.bits = (uint64_t)(exponent / 2 - 26 + 1023) << 52;
    return (double)((root >> 1) + (root & 1)) * number.value;
}
#endif
