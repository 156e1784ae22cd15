// needs: fma
/* sums += W * x, each sum in the order of the inputs. Weights stand as [inputs][outputs], so that the loop over outputs is vectorised. */
static void gopher_multiply(gopher_matrix weights, const float *restrict x, int inputs, float *restrict sums, int outputs)
{
    for (int i = 0; i < inputs; i++)
        for (int j = 0; j < outputs; j++)
            sums[j] = gopher_fma(gopher_matrix_at(weights, (size_t)i * outputs + j, j), x[i], sums[j]);
}
