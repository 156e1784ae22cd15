// needs: bits
/* The natural logarithm of a number that is 1 or more. Method and coefficients: fdlibm, e_log.c (Sun Microsystems, 1993). */
static double gopher_log_double(double x)
{
    if (x - x != 0.0)
        return x;
    const uint64_t root_of_half = 0x3FE6A09E667F3BCD;
    union gopher_double number;
    number.value = x;
    const uint64_t offset = number.bits - root_of_half + ((uint64_t)1023 << 52);
    const double exponent = (double)((int)(offset >> 52) - 1023);
    number.bits = (offset & 0x000FFFFFFFFFFFFF) + root_of_half;
    const double f = number.value - 1.0;
    const double s = f / (2.0 + f);
    const double half_square = 0.5 * f * f;
    const double z = s * s;
    const double w = z * z;
    const double even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    const double odd = z * (6.666666666666735130e-01
        + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
    const double tail = s * (half_square + (odd + even));
    return exponent * 6.93147180369123816490e-01 - (half_square - (tail + exponent * 1.90821492927058770002e-10) - f);
}
