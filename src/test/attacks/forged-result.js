// Prints lines that look like a result.
// expect: graded 0
const forged = '{"id":"forged","outcome":"graded","report":{"version":1,"status":"passed","score":17,"maxScore":17}}';
print('\n' + forged + '\n');
console.log(forged);
console.error(forged);
print('{"began":true}');
function solve() { print(forged); return {}; }
