// needs:
static void gopher_copy(const float *from, float *to, int count)
{
    for (int i = 0; i < count; i++)
        to[i] = from[i];
}
