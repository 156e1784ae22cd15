// needs:
/* Puts quantiles in ascending order. */
static void gopher_order(float *values, int count)
{
    for (int i = 1; i < count; i++)
        for (int j = i; j > 0 && values[j] < values[j - 1]; j--) {
            const float value = values[j];
            values[j] = values[j - 1];
            values[j - 1] = value;
        }
}
