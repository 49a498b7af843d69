// Prints without end.
// expect: output limit
while (true) print("all is right ".repeat(1000));
