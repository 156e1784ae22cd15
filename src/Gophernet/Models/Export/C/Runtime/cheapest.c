// needs: fma_double
/* The class whose expected cost is least. */
static int gopher_cheapest(const float *probabilities, const double *costs, int classes)
{
    int best = 0;
    double least = HUGE_VAL;
    for (int decided = 0; decided < classes; decided++) {
        double expected = 0.0;
        for (int actual = 0; actual < classes; actual++) {
            const double probability = probabilities[actual] > 0.0f ? probabilities[actual] : 0.0;
            expected = gopher_fma_double(probability, costs[actual * classes + decided], expected);
        }
        best = expected < least ? decided : best;
        least = expected < least ? expected : least;
    }
    return best;
}
