// needs: grams, fma
/* Sums up the weights of the n-grams of a text: the first numbers enter the first layer, the others are added to the logits. */
static void gopher_add_grams(gopher_matrix weights, const struct gopher_grams *grams, float *to, int width, float *logits, int direct)
{
    const size_t columns = (size_t)(width + direct);
    for (int j = 0; j < width + direct; j++) {
        float sum = 0.0f;
        for (int i = 0; i < grams->count; i++)
            sum = gopher_fma(gopher_matrix_at(weights, grams->rows[i] * columns + (size_t)j, grams->rows[i]), grams->values[i], sum);
        if (j < width)
            to[j] = sum;
        else
            logits[j - width] += sum;
    }
}
