// needs: bits, fma
/* The natural logarithm. Coefficients: Cephes mathematical library, logf (Moshier, 1989). */
static float gopher_log(float x)
{
    if (!(x > 0.0f) || x - x != 0.0f)
        return x == 0.0f ? -HUGE_VALF : x > 0.0f ? x : x - x;
    const int is_small = x < 1.17549435e-38f;
    union gopher_float number;
    number.value = is_small ? x * 8388608.0f : x;
    const uint32_t offset = number.bits - 0x3F3504F3u + (127u << 23); /* the exponent changes at the root of a half */
    const float exponent = (float)((int)(offset >> 23) - 127) + (is_small ? -23.0f : 0.0f);
    number.bits = (offset & 0x007FFFFFu) + 0x3F3504F3u;
    const float f = number.value - 1.0f;
    const float square = f * f;
    float p = 7.0376836292e-2f;
    p = gopher_fma(p, f, -1.1514610310e-1f);
    p = gopher_fma(p, f, 1.1676998740e-1f);
    p = gopher_fma(p, f, -1.2420140846e-1f);
    p = gopher_fma(p, f, 1.4249322787e-1f);
    p = gopher_fma(p, f, -1.6668057665e-1f);
    p = gopher_fma(p, f, 2.0000714765e-1f);
    p = gopher_fma(p, f, -2.4999993993e-1f);
    p = gopher_fma(p, f, 3.3333331174e-1f);
    float tail = p * f * square;
    tail = gopher_fma(exponent, -2.12194440e-4f, tail);
    tail = gopher_fma(square, -0.5f, tail);
    return gopher_fma(exponent, 0.693359375f, f + tail);
}
