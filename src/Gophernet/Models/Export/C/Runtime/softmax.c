// needs: exp
static void gopher_softmax(float *values, int count)
{
    float largest = values[0], total = 0.0f;
    for (int i = 1; i < count; i++)
        largest = values[i] > largest ? values[i] : largest;
    for (int i = 0; i < count; i++) {
        values[i] = gopher_exp(values[i] - largest);
        total += values[i];
    }
    for (int i = 0; i < count; i++)
        values[i] /= total;
}
