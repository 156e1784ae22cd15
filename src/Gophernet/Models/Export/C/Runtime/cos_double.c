// needs: floor
/* cos(2 * pi * x), x in whole turns. */
static double gopher_cos_turns_double(double x)
{
    const double turn = x - gopher_floor(x);
    const double from_whole = turn > 0.5 ? 1.0 - turn : turn;
    const double quarter = (0.25 - from_whole) * 6.283185307179586;
    const double square = quarter * quarter;
    double sum = 1.0;
    for (int power = 20; power > 0; power -= 2)
        sum = 1.0 - square * sum / (power * (power + 1));
    return quarter * sum;
}
