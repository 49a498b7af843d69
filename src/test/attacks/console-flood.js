// Prints without end through the console.
// expect: output limit
while (true) console.log("all is right ".repeat(1000));
