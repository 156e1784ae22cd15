// needs: fma, magnitude, copy
/* cos(2 * pi * x), x in whole turns: the Taylor series of a sine on a quarter of a turn. */
static float gopher_cos_turns(float x)
{
    const float shifter = 12582912.0f;
    float fraction = x - ((x + shifter) - shifter);
    fraction = fraction < -0.5f ? -0.5f : fraction > 0.5f ? 0.5f : fraction;
    const float quarter = 0.25f - gopher_magnitude(fraction);
    const float square = quarter * quarter;
    float p = gopher_fma(3.8199525848f, square, -15.0946425768f);
    p = gopher_fma(p, square, 42.0586939449f);
    p = gopher_fma(p, square, -76.7058597531f);
    p = gopher_fma(p, square, 81.6052492761f);
    p = gopher_fma(p, square, -41.3417022404f);
    p = gopher_fma(p, square, 6.2831853072f);
    return p * quarter;
}

/* Numbers, each beside three sums of 16 waves of it. Of each number stand in weights: 3 biases, then for each wave its frequency and
   phase in turns and the weight in each sum. */
static void gopher_waves(const float *weights, const float *numbers, int count, float *to)
{
    for (int i = 0; i < count; i++, to += 4) {
        gopher_copy(weights, to, 3);
        weights += 3;
        for (int wave = 0; wave < 16; wave++, weights += 5) {
            const float height = gopher_cos_turns(gopher_fma(numbers[i], weights[0], weights[1]));
            for (int sum = 0; sum < 3; sum++)
                to[sum] = gopher_fma(height, weights[2 + sum], to[sum]);
        }
        to[3] = numbers[i];
    }
}
