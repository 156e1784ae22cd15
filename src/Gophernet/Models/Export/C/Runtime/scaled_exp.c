// needs: fma
/* e^x as mantissa * 2^power, not yet multiplied. Reduction and coefficients: Cephes mathematical library, expf (Moshier, 1989). */
struct gopher_scaled_exp {
    float mantissa;
    float mantissa_less_one;
    int power;
};

/* e^(x + low) for x from -170 to 170. */
static struct gopher_scaled_exp gopher_exp_parts(float x, float low)
{
    const float shifter = 12582912.0f; /* 1.5 * 2^23: adding it rounds to a whole number */
    const float shifted = gopher_fma(x, 1.44269504088896341f, shifter);
    const float n = shifted - shifter;
    const float r = gopher_fma(n, 2.12194440e-4f, gopher_fma(n, -0.693359375f, x)) + low;
    const float square = r * r;
    const float sum = 1.0f + r;
    const float lost = (1.0f - sum) + r;
    struct gopher_scaled_exp result;
    float p = gopher_fma(1.9875691500e-4f, r, 1.3981999507e-3f);
    p = gopher_fma(p, r, 8.3334519073e-3f);
    p = gopher_fma(p, r, 4.1665795894e-2f);
    p = gopher_fma(p, r, 1.6666665459e-1f);
    p = gopher_fma(p, r, 5.0000001201e-1f);
    result.mantissa = sum + gopher_fma(p, square, lost);
    result.mantissa_less_one = gopher_fma(p, square, r);
    result.power = (int)n;
    return result;
}
