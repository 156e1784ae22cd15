// needs:
static int gopher_is_among(double number, const double *numbers, int count)
{
    for (int i = 0; i < count; i++)
        if (numbers[i] == number)
            return 1;
    return 0;
}
