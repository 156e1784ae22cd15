// needs: gate
static float gopher_silu(float x)
{
    const struct gopher_scaled_exp exp = gopher_exp_parts(-gopher_bounded_magnitude(x, 110.0f), 0.0f);
    const float e = gopher_scale_by(exp.mantissa, exp.power);
    return gopher_gate(x, exp, e / (1.0f + e));
}
