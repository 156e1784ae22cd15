// needs:
/* Puts numbers in ascending order (heapsort: it needs no memory). */
static void gopher_sort(uint32_t *numbers, int count)
{
    for (int start = count / 2, end = count; end > 1;) {
        uint32_t number;
        if (start > 0) {
            number = numbers[--start];
        } else {
            number = numbers[--end];
            numbers[end] = numbers[0];
        }
        int hole = start;
        for (int child = 2 * hole + 1; child < end; child = 2 * hole + 1) {
            if (child + 1 < end && numbers[child + 1] > numbers[child])
                child++;
            if (numbers[child] <= number)
                break;
            numbers[hole] = numbers[child];
            hole = child;
        }
        numbers[hole] = number;
    }
}
