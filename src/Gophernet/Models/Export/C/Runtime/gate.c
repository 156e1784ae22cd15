// needs: scaled_exp, scale_by, bounded_magnitude
/* x * e^x * (1 - q) where x is negative and x * (1 - q) elsewhere. */
static float gopher_gate(float x, struct gopher_scaled_exp exp, float q)
{
    const float factor = x < 0.0f ? exp.mantissa : 1.0f;
    const float product = (x < -110.0f ? -110.0f : x) * gopher_fma(-factor, q, factor);
    return x < 0.0f ? gopher_scale_by(product, exp.power) : product;
}
