// Integers and texts that look like the right numbers.
// expect: graded 0
function solve({ x, W }) { return { xi1: BigInt(-W * x | 0), xi2: '0.00012340980408667956', xi3: new Number(1) }; }
