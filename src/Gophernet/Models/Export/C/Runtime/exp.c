// needs: scaled_exp, scale_by
static float gopher_exp(float x)
{
    if (x != x)
        return x;
    const struct gopher_scaled_exp parts = gopher_exp_parts(x < -104.0f ? -104.0f : x > 89.0f ? 89.0f : x, 0.0f);
    return gopher_scale_by(parts.mantissa, parts.power);
}
