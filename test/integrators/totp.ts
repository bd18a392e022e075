/** JavaScript of the collection: the code that an authenticator shows now for the secret of `answer` (RFC 6238, by the CryptoJS of the sandbox). */
export const TOTP_NOW = `(() => {
  const bits = [...answer.secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = bits.match(/.{4}/g).map((four) => parseInt(four, 2).toString(16)).join('');
  const step = Math.floor(Date.now() / 30000).toString(16).padStart(16, '0');
  const mac = CryptoJS.HmacSHA1(CryptoJS.enc.Hex.parse(step), CryptoJS.enc.Hex.parse(key)).toString();
  const at = parseInt(mac.at(-1), 16) * 2;
  return String((parseInt(mac.slice(at, at + 8), 16) & 0x7fffffff) % 1000000).padStart(6, '0');
})()`.replace(/\n\s*/g, ' ');
