// needs: fma, copy
/* Numbers, each beside three sums of how much of some bins lies below it. Of each number stand in weights: 3 biases, then for each bin
   where it begins, 1 / its width and the weight in each sum. */
static void gopher_lines(const float *weights, const float *numbers, int count, int bins, float *to)
{
    for (int i = 0; i < count; i++, to += 4) {
        gopher_copy(weights, to, 3);
        weights += 3;
        for (int bin = 0; bin < bins; bin++, weights += 5) {
            float share = (numbers[i] - weights[0]) * weights[1];
            share = share > 0.0f ? share : 0.0f;
            share = share < 1.0f ? share : 1.0f;
            for (int sum = 0; sum < 3; sum++)
                to[sum] = gopher_fma(share, weights[2 + sum], to[sum]);
        }
        to[3] = numbers[i];
    }
}
