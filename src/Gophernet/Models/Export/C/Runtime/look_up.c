// needs: fma
/* sums += the weights of a category, times its scale: what a product with inputs of 0 and 1 gives. */
static void gopher_look_up(gopher_matrix weights, const float *scales, int code, float *sums, int outputs)
{
    for (int j = 0; j < outputs; j++)
        sums[j] = code < 0 ? sums[j] + 0.0f : gopher_fma(gopher_matrix_at(weights, code * outputs + j, j), scales ? scales[code] : 1.0f, sums[j]);
}
