// needs: bits
/* a * b + c, rounded once. */
#if !defined(GOPHER_NO_LIBM) && (defined(__FMA__) || defined(__aarch64__) || defined(FP_FAST_FMAF))
#define gopher_fma(a, b, c) fmaf(a, b, c)
#else
/* The product of two floats is exact as a double. The sum is rounded to odd (Boldo and Melquiond, 2008): its last bit says that
   something was lost, so that rounding it to a float is rounding the sum itself. */
static float gopher_fma(float a, float b, float c)
{
    const double product = (double)a * b;
    union gopher_double sum;
    sum.value = product + c;
    const double part = sum.value - product;
    const double lost = (product - (sum.value - part)) + (c - part);
    if (lost != 0.0 && sum.value - sum.value == 0.0 && (sum.bits & 1) == 0)
        sum.bits += (lost > 0.0) == (sum.value > 0.0) ? 1 : -1;
    return (float)sum.value;
}
#endif
