// needs: power_of_two_double
/* The double nearest to 0.DIGITS * 10^point: the digits are doubled or halved, as by hand, until their whole part has 53 bits. */
static double gopher_nearest(unsigned char *digits, int count, int point)
{
    int exponent = 0;
    uint64_t whole;
    if (count == 0 || point < -330)
        return 0.0;
    if (point > 40)
        return HUGE_VAL;
    for (;;) {
        whole = 0;
        for (int i = 0; i < point && i < 18; i++)
            whole = whole * 10 + (i < count ? digits[i] : 0);
        if (point > 16 || whole >= (uint64_t)1 << 53) {
            int carry = 0, length = count;
            for (int i = 0; i < length || carry != 0; i++) {
                const int number = carry * 10 + (i < length ? digits[i] : 0);
                digits[i] = (unsigned char)(number / 2);
                carry = number % 2;
                count = i + 1;
            }
            if (digits[0] == 0) {
                for (int i = 1; i < count; i++)
                    digits[i - 1] = digits[i];
                count--;
                point--;
            }
            exponent++;
        } else if (whole < (uint64_t)1 << 52 && exponent > -1074) {
            int carry = 0;
            for (int i = count - 1; i >= 0; i--) {
                const int number = digits[i] * 2 + carry;
                digits[i] = (unsigned char)(number % 10);
                carry = number / 10;
            }
            if (carry != 0) {
                for (int i = count; i > 0; i--)
                    digits[i] = digits[i - 1];
                digits[0] = 1;
                count++;
                point++;
            }
            while (count > 0 && digits[count - 1] == 0)
                count--;
            exponent--;
        } else {
            break;
        }
    }
    if (point >= 0 && point < count) {
        const int next = digits[point], is_more = count > point + 1;
        whole += next > 5 || (next == 5 && (is_more || whole % 2 != 0));
    }
    return (double)whole * gopher_power_of_two_double(exponent / 2) * gopher_power_of_two_double(exponent - exponent / 2);
}
