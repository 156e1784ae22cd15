// needs: bits
#ifndef GOPHER_NO_LIBM
#define gopher_fma_double(a, b, c) fma(a, b, c)
#else
static double gopher_sum(double a, double b, double *lost)
{
    const double sum = a + b, part = sum - a;
    *lost = (a - (sum - part)) + (b - part);
    return sum;
}

/* a * b + c, rounded once (Boldo and Melquiond, 2008); the product is taken apart as Dekker (1971) does it. */
static double gopher_fma_double(double a, double b, double c)
{
    const double split = 134217729.0, product = a * b;
    const double a_high = a * split - (a * split - a), b_high = b * split - (b * split - b);
    const double a_low = a - a_high, b_low = b - b_high;
    const double rest = ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low;
    double low, lost, none;
    const double high = gopher_sum(c, rest, &low);
    const double sum = gopher_sum(product, high, &lost);
    union gopher_double odd;
    odd.value = gopher_sum(low, lost, &none);
    if (none != 0.0 && (odd.bits & 1) == 0)
        odd.bits += (none > 0.0) == (odd.value > 0.0) ? 1 : -1;
    return sum + odd.value;
}
#endif
