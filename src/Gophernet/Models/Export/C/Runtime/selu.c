// needs: scaled_exp, power_of_two
static float gopher_selu(float x)
{
    if (!(x < 0.0f))
        return x * 1.0507009873554805f;
    const struct gopher_scaled_exp parts = gopher_exp_parts(x < -25.0f ? -25.0f : x, 0.0f);
    const float scale = gopher_power_of_two(parts.power);
    return gopher_fma(scale, parts.mantissa_less_one, scale - 1.0f) * 1.7580993408473769f;
}
