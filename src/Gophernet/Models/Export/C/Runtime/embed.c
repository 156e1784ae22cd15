// needs:
static void gopher_embed(gopher_matrix embedding, int code, float *to, int width)
{
    for (int i = 0; i < width; i++)
        to[i] = code < 0 ? 0.0f : gopher_matrix_at(embedding, code * width + i, code);
}
