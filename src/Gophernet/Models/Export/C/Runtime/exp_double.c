// needs: power_of_two_double
/* e^x for x from -80 to 80: the Taylor series of what is left when the nearest multiple of ln 2 is taken off. */
static double gopher_exp_double(double x)
{
    const double power = (x * 1.4426950408889634 + 0x1.8p52) - 0x1.8p52; /* the nearest whole number */
    const double r = x - power * 6.93147180369123816490e-01 - power * 1.90821492927058770002e-10;
    double sum = 1.0;
    for (int term = 13; term > 0; term--)
        sum = 1.0 + r * sum / term;
    const int half = (int)power / 2;
    return sum * gopher_power_of_two_double(half) * gopher_power_of_two_double((int)power - half);
}
