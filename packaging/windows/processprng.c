/* Wine 8 lacks a library of Windows 10 and later that programs made with Go ask for randomness. This is
   one of that name, for the tests under Wine alone; it is in no package. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG size); /* RtlGenRandom */

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size)
{
	return SystemFunction036(data, (ULONG)size);
}
