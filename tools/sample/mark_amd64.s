#include "textflag.h"

// Compares the 16 bytes at an offset with delimiters (X0) and line feeds (X1), and
// leaves a bit for each in the given register.
#define MARK(offset, bits) \
	MOVOU offset(SI), X2 \
	MOVO X2, X3 \
	PCMPEQB X0, X2 \
	PCMPEQB X1, X3 \
	POR X3, X2 \
	PMOVMSKB X2, bits

// func mark(masks []uint64, text []byte, delimiter byte)
TEXT ·mark(SB), NOSPLIT, $0-49
	MOVQ masks_base+0(FP), DI
	MOVQ masks_len+8(FP), CX
	MOVQ text_base+24(FP), SI
	MOVBQZX delimiter+48(FP), AX
	MOVQ $0x0101010101010101, BX
	IMULQ BX, AX
	MOVQ AX, X0
	PUNPCKLQDQ X0, X0
	MOVQ $0x0A0A0A0A0A0A0A0A, AX
	MOVQ AX, X1
	PUNPCKLQDQ X1, X1
	TESTQ CX, CX
	JZ done
next:
	MARK(0, AX)
	MARK(16, BX)
	MARK(32, DX)
	MARK(48, R8)
	SHLQ $16, BX
	SHLQ $32, DX
	SHLQ $48, R8
	ORQ BX, AX
	ORQ R8, DX
	ORQ DX, AX
	MOVQ AX, (DI)
	ADDQ $64, SI
	ADDQ $8, DI
	DECQ CX
	JNZ next
done:
	RET
