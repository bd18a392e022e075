import { createECDH } from 'node:crypto';
import { encryptedFor, isPublicKey } from './encryption';

const RECEIVER = 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4';

describe('What is encrypted for a browser', () => {
  it('is what RFC 8291 says in its appendix', () => {
    const sender = createECDH('prime256v1');
    sender.setPrivateKey(Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'));
    const salt = Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url');
    const keys = { p256dh: RECEIVER, auth: 'BTBZMqHH6r4Tts7J_aSIgg' };
    expect(encryptedFor(keys, 'When I grow up, I want to be a watermelon', sender, salt).toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
  });

  it('takes points of the curve alone', () => {
    expect(isPublicKey(RECEIVER)).toBe(true);
    const off = Buffer.from(RECEIVER, 'base64url');
    off[64]! ^= 1;
    for (const wrong of ['', 'x', off.toString('base64url'), RECEIVER.slice(0, 40), Buffer.alloc(65).toString('base64url')])
      expect({ wrong, is: isPublicKey(wrong) }).toEqual({ wrong, is: false });
  });
});
