// needs: power_of_two
/* value * 2^power in two halves: one factor alone could be outside the exponent's range while the result is not. */
static float gopher_scale_by(float value, int power)
{
    const int half = (power + 1024) / 2 - 512; /* rounded down */
    return value * gopher_power_of_two(half) * gopher_power_of_two(power - half);
}
