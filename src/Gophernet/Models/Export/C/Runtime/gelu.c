// needs: scaled_exp, scale_by, bounded_magnitude
/* x * P(x) with the normal distribution's P: a polynomial near 0, and beyond it x - |x| * P(-|x|) (Shepherd and Laframboise, 1981). */
static float gopher_gelu(float x)
{
    const float magnitude = gopher_bounded_magnitude(x, 14.5f);
    if (magnitude < 0.75f) {
        const float square = x * x;
        float p = gopher_fma(1.0262598516e-04f, square, -1.1809696443e-03f);
        p = gopher_fma(p, square, 9.9722519517e-03f);
        p = gopher_fma(p, square, -6.6490285099e-02f);
        p = gopher_fma(p, square, 3.9894229174e-01f);
        return x * gopher_fma(x, p, 0.5f);
    }
    const float square = magnitude * magnitude;
    const float lost = gopher_fma(magnitude, magnitude, -square);
    const struct gopher_scaled_exp exp = gopher_exp_parts(square * -0.5f, lost * -0.5f);
    const float q = (magnitude - 2.96875f) / (magnitude + 2.96875f);
    float p = gopher_fma(-5.4621940944e-04f, q, 8.9474873675e-05f);
    p = gopher_fma(p, q, 3.9088274352e-03f);
    p = gopher_fma(p, q, -2.4457105901e-03f);
    p = gopher_fma(p, q, -2.7374526486e-02f);
    p = gopher_fma(p, q, 9.0498186648e-02f);
    p = gopher_fma(p, q, -1.4050669968e-01f);
    p = gopher_fma(p, q, 1.1134274304e-01f);
    p = gopher_fma(p, q, 3.6396273971e-01f);
    return (x < 0.0f ? 0.0f : x) - gopher_scale_by(exp.mantissa * p, exp.power);
}
