// needs: exp, magnitude
static float gopher_tanh(float x)
{
    const float magnitude = gopher_magnitude(x);
    if (magnitude < 0.625f) {
        const float square = x * x;
        float p = gopher_fma(-5.70498872745e-3f, square, 2.06390887954e-2f);
        p = gopher_fma(p, square, -5.37397155531e-2f);
        p = gopher_fma(p, square, 1.33314422036e-1f);
        p = gopher_fma(p, square, -3.33332819422e-1f);
        return gopher_fma(p * square, x, x);
    }
    const float large = 1.0f - 2.0f / (gopher_exp(magnitude + magnitude) + 1.0f);
    return x < 0.0f ? -large : large;
}
