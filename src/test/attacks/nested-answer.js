// An answer nested very deep, and one that contains itself.
// expect: graded 0
function solve() {
    let deep = 1;
    for (let i = 0; i < 20000; i++) deep = [deep];
    const self = [];
    self.push(self);
    return { xi1: deep, xi2: self };
}
