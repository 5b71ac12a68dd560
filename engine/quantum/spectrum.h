// The lowest energies of a sum of Pauli strings, and its ground state. Energies are in the
// units of the coefficients. Made for up to 12 qubits.
#ifndef KYUBI_QUANTUM_SPECTRUM_H
#define KYUBI_QUANTUM_SPECTRUM_H

#include "base/error.h"
#include "quantum/pauli.h"

enum { MAX_ENERGIES = 16 };

// The `count` lowest energies (1 … MAX_ENERGIES, at most 2^qubits), rising, each as often
// as it has states; the gap is energies[1] - energies[0], 0 where the ground state is not
// the only one. A ground state is copied into `ground` (of the same qubits; NULL is
// allowed). Up to 7 qubits the whole matrix is diagonalised (LAPACK's zheevd); above, a
// block of vectors is filtered by Chebyshev polynomials of H (Zhou, Saad, Tiago and
// Chelikowsky, J. Comput. Phys. 219, 172 (2006)) until ‖Hv - Ev‖ is below 1e-9 of the
// widest the spectrum can be. `doubt` (NULL is allowed) gets the largest such residual that
// is left: within it of every energy given stands one of H. Fails: state.memory (qubits).
bool spectrum_lowest(PauliSum sum, int qubits, int count, double *energies, State *ground,
                     double *doubt, Error *err);

#endif
