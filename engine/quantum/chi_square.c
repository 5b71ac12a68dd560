#include "quantum/chi_square.h"

#include "quantum/statistics.h"

#include <assert.h>
#include <math.h>

static const double least_expected = 5; // Cochran's rule
static const double negligible = 1e-12; // what rounding makes of a probability 0

// What is compared: one or two rows of counts, and the share that each cell has in a row's
// total.
typedef struct Table {
    const int *rows[2];
    double totals[2];
    int row_count, cells;
    const double *weights; // NULL: the share is that of the rows together
    double weight;         // their sum
} Table;

static double share(const Table *table, int cell) {
    if (table->weights) return table->weights[cell] / table->weight;
    return ((double)table->rows[0][cell] + table->rows[1][cell]) /
           (table->totals[0] + table->totals[1]);
}

static double smaller_total(const Table *table) {
    return table->row_count == 1 ? table->totals[0]
                                 : fmin(table->totals[0], table->totals[1]);
}

// One cell, or several together: the counts of each row and their share.
typedef struct Cell {
    double seen[2], share;
} Cell;

static Cell cell_at(const Table *table, int cell) {
    Cell found = {.share = share(table, cell)};
    for (int r = 0; r < table->row_count; r++)
        found.seen[r] = table->rows[r][cell];
    return found;
}

static void cell_add(Cell *sum, Cell part) {
    sum->seen[0] += part.seen[0];
    sum->seen[1] += part.seen[1];
    sum->share += part.share;
}

static double statistic_of(const Table *table, Cell cell) {
    double sum = 0;
    for (int r = 0; r < table->row_count; r++) {
        double expected = cell.share * table->totals[r], off = cell.seen[r] - expected;
        if (expected > 0) sum += off * off / expected;
    }
    return sum;
}

static bool is_small(const Table *table, Cell cell) {
    return cell.share * smaller_total(table) < least_expected * (1 - negligible);
}

// The smallest cell that is not small by itself, or -1.
static int smallest_large(const Table *table) {
    int found = -1;
    for (int i = 0; i < table->cells; i++)
        if (!is_small(table, cell_at(table, i)) &&
            (found < 0 || share(table, i) < share(table, found)))
            found = i;
    return found;
}

static bool counted_impossible(const Table *table) {
    for (int i = 0; i < table->cells; i++)
        if (share(table, i) < negligible && table->rows[0][i] > 0) return true;
    return false;
}

static Cell small_together(const Table *table) {
    Cell pool = {0};
    for (int i = 0; i < table->cells; i++)
        if (is_small(table, cell_at(table, i))) cell_add(&pool, cell_at(table, i));
    return pool;
}

// The statistic and the cells left after pooling.
static int compare(const Table *table, double *statistic) {
    Cell pool = small_together(table);
    int joins =
        pool.share > negligible && is_small(table, pool) ? smallest_large(table) : -1;
    if (joins >= 0) cell_add(&pool, cell_at(table, joins));
    int left = pool.share > negligible;
    *statistic = left ? statistic_of(table, pool) : 0;
    for (int i = 0; i < table->cells; i++) {
        Cell cell = cell_at(table, i);
        if (i == joins || is_small(table, cell)) continue;
        *statistic += statistic_of(table, cell);
        left++;
    }
    return left;
}

// The largest share decides how many counts make two cells of at least 5 each.
static double counts_needed(const Table *table) {
    double largest = 0;
    for (int i = 0; i < table->cells; i++)
        largest = fmax(largest, share(table, i));
    double rest = 1 - largest;
    if (rest < negligible) return 0;
    return ceil(least_expected / fmin(largest, rest) * (1 - negligible)); // 50.00…01: 50
}

static bool judge(const Table *table, ChiSquare *result, Error *err) {
    *result = (ChiSquare){INFINITY, table->cells > 1 ? table->cells - 1 : 1, 0};
    if (counted_impossible(table)) return true;
    double needed = counts_needed(table);
    int left = compare(table, &result->statistic);
    result->degrees = left - 1;
    if (needed > 0 && result->degrees < 1)
        return error_set(err, "statistics.few_shots", "%.0f\t%.0f", needed,
                         smaller_total(table));
    if (needed == 0) result->degrees = 0;
    result->p_value = chi_square_above(result->statistic, result->degrees);
    return true;
}

static bool count_up(const int *counts, int cells, double *total, Error *err) {
    for (int i = 0; i < cells; i++) {
        if (counts[i] < 0)
            return error_set(err, "statistics.bad_count", "%d\t%d", i + 1, counts[i]);
        *total += counts[i];
    }
    return *total > 0 || error_set(err, "statistics.no_shots", "%s", "");
}

static bool add_up(const double *weights, int cells, double *sum, Error *err) {
    for (int i = 0; i < cells; i++) {
        if (!(weights[i] >= 0 && isfinite(weights[i])))
            return error_set(err, "statistics.bad_probability", "%d\t%g", i + 1,
                             weights[i]);
        *sum += weights[i];
    }
    return *sum > 0 || error_set(err, "statistics.no_probability", "%s", "");
}

bool chi_square_fit(const int *counts, const double *probabilities, int cells,
                    ChiSquare *result, Error *err) {
    assert(cells >= 1);
    Table table = {{counts}, .row_count = 1, .cells = cells, .weights = probabilities};
    return count_up(counts, cells, &table.totals[0], err) &&
           add_up(probabilities, cells, &table.weight, err) && judge(&table, result, err);
}

bool chi_square_two(const int *first, const int *second, int cells, ChiSquare *result,
                    Error *err) {
    assert(cells >= 1);
    Table table = {{first, second}, .row_count = 2, .cells = cells};
    return count_up(first, cells, &table.totals[0], err) &&
           count_up(second, cells, &table.totals[1], err) && judge(&table, result, err);
}
