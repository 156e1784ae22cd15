// needs: gate
static float gopher_mish(float x)
{
    const struct gopher_scaled_exp exp = gopher_exp_parts(-gopher_bounded_magnitude(x, 110.0f), 0.0f);
    const float e = gopher_scale_by(exp.mantissa, exp.power);
    const float factor = x < 0.0f ? 1.0f + e : e;
    const float divisor = gopher_fma(e, 1.0f + factor, x < 0.0f ? 2.0f : 0.5f);
    return gopher_gate(x, exp, e * factor / divisor);
}
