OPENQASM 3.0;
bit[65] c;