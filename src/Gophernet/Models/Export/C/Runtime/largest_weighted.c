// needs:
static int gopher_largest_weighted(const float *values, const double *weights, int count)
{
    int best = 0;
    for (int i = 1; i < count; i++)
        best = values[i] * weights[i] > values[best] * weights[best] ? i : best;
    return best;
}
