// needs: fma, sqrt, exp, layer, copy
/* e to the power of -distance; 0 far away. */
static float gopher_weight_at(float distance)
{
    return distance < 80.0f ? gopher_exp(-distance) : 0.0f;
}

/* Sums up the targets of training rows, and what the rows count, each times e to the power of -distance from a place. Rows come in
   blocks of 512: places stand as [numbers of a place][rows of a block], targets as [rows][sums]. Distances count from the nearest row
   so far: what was summed is made smaller where one is nearer. */
static void gopher_compare(
    gopher_matrix places, const float *half_squares, const float *targets, int rows, const float *place, int width, float *sums, int count)
{
    float weights[512], square = 0.0f, nearest = FLT_MAX;
    for (int i = 0; i < width; i++)
        square = gopher_fma(place[i], place[i], square);
    for (int i = 0; i < count; i++)
        sums[i] = 0.0f;
    for (int first = 0; first < rows; first += 512) {
        const int block = rows - first < 512 ? rows - first : 512;
        const float before = nearest;
        gopher_copy(half_squares + first, weights, block);
        gopher_multiply(gopher_matrix_part(places, (size_t)first * width, first), place, width, weights, block);
        for (int i = 0; i < block; i++) {
            float distance = gopher_fma(weights[i], -2.0f, square);
            distance = distance > 0.0f ? distance : 0.0f;
            weights[i] = (float)gopher_sqrt((double)(distance + 1e-2f));
            nearest = weights[i] < nearest ? weights[i] : nearest;
        }
        for (int i = 0; i < block; i++)
            weights[i] = gopher_weight_at(weights[i] - nearest);
        const float factor = gopher_weight_at(before - nearest);
        for (int i = 0; i < count; i++)
            sums[i] *= factor;
        for (int i = 0; i < block; i++, targets += count)
            for (int j = 0; j < count; j++)
                sums[j] = gopher_fma(targets[j], weights[i], sums[j]);
    }
}

/* The mean of a target; 0 where no row near counts anything. */
static float gopher_mean_target(float sum, float total)
{
    return total > 0.0f ? sum / total : 0.0f;
}
