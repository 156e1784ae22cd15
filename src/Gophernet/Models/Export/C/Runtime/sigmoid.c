// needs: exp, magnitude
static float gopher_sigmoid(float x)
{
    if (x != x)
        return x;
    const float e = gopher_exp(-gopher_magnitude(x));
    const float factor = x < 0.0f ? e : 1.0f;
    return gopher_fma(-factor, e / (1.0f + e), factor);
}
