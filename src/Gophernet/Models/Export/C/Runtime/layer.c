// needs: fma
/* sums += W * x, each sum in the order of the inputs. Weights stand as [inputs][outputs], so that the loop over outputs is vectorised. */
static void gopher_multiply(const float *restrict weights, const float *restrict x, int inputs, float *restrict sums, int outputs)
{
    for (int i = 0; i < inputs; i++, weights += outputs)
        for (int j = 0; j < outputs; j++)
            sums[j] = gopher_fma(weights[j], x[i], sums[j]);
}
