// needs:
static void gopher_one_hot(int code, float *to, int categories)
{
    for (int i = 0; i < categories; i++)
        to[i] = i == code ? 1.0f : 0.0f;
}
