// needs:
static void gopher_embed(const float *embedding, int code, float *to, int width)
{
    for (int i = 0; i < width; i++)
        to[i] = code < 0 ? 0.0f : embedding[code * width + i];
}
