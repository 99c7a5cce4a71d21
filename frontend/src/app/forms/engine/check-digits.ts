/** 検査用数字: numbers that can prove a typing error. Twin of CheckDigits.cs. */

/** 法人番号: the first digit is 9 − (Σ Pn×Qn mod 9), Pn counted from the last digit, Qn 1 for odd n and 2 for even n. */
export function isCorporateNumber(digits: string): boolean {
  let sum = 0;
  for (let n = 1; n <= 12; n++) sum += Number(digits.charAt(13 - n)) * (n % 2 === 1 ? 1 : 2);
  return Number(digits.charAt(0)) === 9 - (sum % 9);
}

/** IMO番号: the first six digits times 7…2; the last digit of the sum is the seventh. */
export function isImo(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < 6; i++) sum += Number(digits.charAt(i)) * (7 - i);
  return sum % 10 === Number(digits.charAt(6));
}
