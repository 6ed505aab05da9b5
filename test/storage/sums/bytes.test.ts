import fc from "fast-check";
import { ByteReader, ByteWriter } from "../../../src/storage/sums/bytes";

const number = fc.oneof(
  fc.constantFrom(0, 127, 128, 0x7fffffff, 0x80000000, 0xffffffff, Number.MAX_SAFE_INTEGER),
  fc.maxSafeNat(),
);

it("numbers, ascending numbers and texts come back as they were written, one behind the other", () => {
  const part = fc.record({ one: number, many: fc.array(number), text: fc.string({ unit: "grapheme" }) });
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const writer = new ByteWriter();
      const sorted = parts.map(({ many }) => many.toSorted((left, right) => left - right));
      parts.forEach(({ one, text }, index) => {
        writer.number(one);
        writer.ascending(sorted[index] ?? []);
        writer.texts([text, ""]);
      });
      const reader = new ByteReader(writer.bytes());
      parts.forEach(({ one, text }, index) => {
        expect(reader.number()).toBe(one);
        const ascending: number[] = [];
        reader.ascending((value) => ascending.push(value));
        expect(ascending).toEqual(sorted[index]);
        expect(reader.texts()).toEqual([text, ""]);
      });
    }),
  );
});

it("a number below 128 takes one byte, the largest eight", () => {
  const lengthOf = (value: number) => {
    const writer = new ByteWriter();
    writer.number(value);
    return writer.bytes().length;
  };
  expect([lengthOf(0), lengthOf(127), lengthOf(128), lengthOf(Number.MAX_SAFE_INTEGER)]).toEqual([
    1, 1, 2, 8,
  ]);
});

it("bytes that end in the middle of a number are refused", () => {
  expect(() => new ByteReader(Uint8Array.of(200)).number()).toThrow(RangeError);
});

it("numbers below 0 come back as they were written, among others", () => {
  const signed = fc.oneof(fc.constantFrom(0, -1, 63, -64, -64_000_000_000_000), fc.integer());
  fc.assert(
    fc.property(fc.array(signed), (numbers) => {
      const writer = new ByteWriter();
      for (const one of numbers) writer.signed(one);
      const reader = new ByteReader(writer.bytes());
      expect(numbers.map(() => reader.signed())).toEqual(numbers);
    }),
  );
});
