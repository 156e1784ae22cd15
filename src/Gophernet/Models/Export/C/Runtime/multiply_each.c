// needs:
static void gopher_multiply_each(const float *factors, float *values, int count)
{
    for (int i = 0; i < count; i++)
        values[i] *= factors[i];
}
