"""Spanish words (without accents) for wanting no more messages."""

from typing import Final

from spotter.policy.hard_rules.rule import phrases

_TEXTOS: Final = (
    r"(?:mensaj\w*|textos?|textitos|sms|avisos?|notificaciones|publicidad|promociones|promos?|ofertas|correos?"
    r"|anuncios|msj\w*|recordatorios|propaganda)"
)
_MANDAR: Final = (
    r"(?:mand\w+|envi\w+|escrib\w+|molest\w+|freg\w+|fregand\w+|fastidi\w+|llam\w+|text\w+|contact\w+|avis\w+"
    r"|jod\w+|hostig\w+|insist\w+|busc\w+|lleg\w+)"
)

STOPPING_ES: Final = phrases(
    r"(?:favor de |por favor )?no (?:mandar|enviar|escribir|llamar|molestar|textear|contactar)(?:me|nos)?(?= /|$"
    rf"| mas| nada| {_TEXTOS}| a este| por)|detenganse|(?:que )?(?:dejen|paren) de (?:mandar\w*|enviar\w*"
    r"|escribir\w*|llamar\w*|molestar\w*|textear\w*|contactar\w*)",
    r"(?:ya )?(?:no|nunca) (?:me |nos |les? )?(?:esten?|estes|este|sigan?|sigas|siga|vuelvan? a|vuelvas a|anden?"
    rf"|andes|quiero que me|quiero que|quieren? que me) (?:me )?(?:mas )?{_MANDAR}",
    rf"ya no (?:me |nos |le |les )?(?:vuelvan a )?{_MANDAR}(?! (?:de|a) (?:comer|clase))"
    r"|que (?:ya )?no me (?:llegu\w+|mand\w+|envi\w+|escrib\w+)|no (?:me|nos) (?:mand\w+|envi\w+|escrib\w+|llam\w+"
    rf"|contact\w+|avis\w+|text\w+|llegu\w+)(?= /|$| mas| por| nada| ya| cosas| estos| esto| {_TEXTOS}| a este"
    r"| tantos?)",
    rf"no (?:manden|envien|escriban|utilicen|usen|llamen|insistan)(?= /|$| mas| {_TEXTOS}| a este| este| aqui| por)"
    r"|no (?:quiero|deseo|necesito|acepto|autorizo|autorice|pedi|solicite|me interesan?|di permiso|he pedido"
    rf"|doy permiso) .... (?:{_TEXTOS}|que me (?:escrib\w+|mand\w+|envi\w+|llam\w+|contact\w+|llegu\w+))"
    rf"|nunca (?:pedi|autorice|solicite|di permiso|acepte) .... (?:{_TEXTOS}|que me (?:escrib\w+|mand\w+|envi\w+"
    r"|llam\w+)|esto)",
    r"(?:bajen|quiten|saquen|borren|retiren|supriman|eliminen|remuevan|den de baja|quita|quite|saca|saque|borra"
    r"|borre|elimina|elimine|baja|baje|retira|retire)(?:me|nme|nos)? (?:ya )?(?:mi |este |el |a mi "
    r"|por favor )*(?:numero|telefono|celular|contacto|nombre de (?:la|su|esta) (?:lista|base))(?: .. (?:lista|ahi"
    r"|aqui|sistema|grupo|base))?"
    r"|(?:bajenme|bajeme|bajame|suprimanme|retirenme|quitenme|saquenme|borrenme|eliminenme|remuevanme|sacame"
    r"|quitame|borrame) (?:de|del) .. (?:listas?|ahi|aqui|sistema|grupo|base|envios|mensajes|textos"
    r"|esto)(?! de (?:espera|hoy|manana|la clase))",
    r"(?:parar|parale|parele|parenle|parenla|paren|pare|stop|alto|basta|dejen|dejenme|deja|deje|cancelen?|cancelar"
    r"|detengan?|suspendan?|frenen|corten|corta) (?:ya )?(?:con |de |a |los |las |estos |esos |sus |tus |tantos "
    rf"|esas |me |mandar |enviar |el |la |recibir )*(?:{_TEXTOS})|(?:parenle|parale|parele|paren|dejen"
    r"|stop) (?:ya )?con (?:eso|esto|sus|los)"
    r"|ya (?:parenle|parale|paren|stop|basta|dejenme|dejen)(?= /|$| por favor| de| con| en)|stop los"
    r"|no mas (?:por favor|gracias)",
    r"como (?:le hago para|hago para|puedo|paro|detengo|cancelo|quito|desactivo|me salgo de"
    rf"|dejo de)(?: que)? .... (?:{_TEXTOS}|lleguen|manden|escriban|lista)|(?:quiero |quisiera |deseo "
    r"|prefiero )?dejar de recibir|(?:no|ya no) (?:quiero|deseo|quisiera) (?:recibir|saber (?:nada )?de ustedes"
    rf"|seguir recibiendo)|{_TEXTOS} no(?= /|$| gracias| por favor)",
    r"(?:a )?este (?:numero|telefono|celular) (?:ya )?no(?: es| lo| le| pertenece)?|este (?:numero|telefono"
    r"|celular) .... no (?:mand\w+|escrib\w+|envi\w+|llam\w+|utilic\w+)|se equivoc\w+ de (?:numero|persona"
    r"|telefono)|(?:no|ya no) (?:vive|trabaja|esta) (?:aqui|ahi) (?:es[ae]|ningun\w*)|aqui no (?:vive|es)"
    r"|no (?:conozco|soy) (?:a )?(?:es[ae] persona|es[ae] senor\w*)|numero (?:es )?(?:de otra persona|ajeno)",
    r"(?:solo|nada mas|mejor|unicamente|nomas) (?:por |mand\w+ |mandenme |al |un )*(?:correo|email|mail"
    r"|llamadas?)(?= /|$| no| ya| por favor| y no)|(?:mandenme|escribanme|contactenme|envienme) .. (?:correo|email"
    r"|mail) (?:nada mas|nomas|solamente|mejor|solo|y no)|(?:bloquear\w*|bloqueo|reportar\w*) (?:a )?(?:este"
    rf"|su) numero|los (?:voy a|vamos a) bloquear|si me (?:vuelven|vuelves|vuelve) a {_MANDAR}",
    r"(?:hart[oa]|cansad[oa]|molest[oa]|fastidiad[oa]) (?:de|con|por) (?:los|sus|tantos|estos|tanto|tus"
    rf"|sus) ?(?:{_TEXTOS})|me tienen? (?:hart[oa]|hasta)|(?:desactiv\w+|apag\w+|silenci\w+) (?:los|las|estos|estas"
    rf"|sus|mis) {_TEXTOS}|no me interesa(?:n)? (?:sus|tus|los|las|estos|recibir|nada de)|(?:dar|darme|denme|dame"
    rf"|demen|deme) (?:de )?baja (?:de|del|a) (?:los|las|sus|esta|la|estos|tus) (?:{_TEXTOS}|lista)",
)
"""What wants no more messages."""

NOT_OURS_ES: Final = phrases(
    r"(?:lista|listas) de (?:espera|hoy|manana|la clase|la noche|la tarde|yoga|spinning)|(?:de|del|en) (?:la |el "
    r"|mi )?(?:clase|clases|yoga|spinning|zumba|pilates|turno|plan|sesion|reserva\w*|lista de espera)",
    r"no (?:me|nos) (?:mand\w+|envi\w+|lleg\w+|avis\w+|escrib\w+|llam\w+|contest\w+) (?:el|la|mi|los datos|ningun"
    r"|ninguna|nada de|un|una|confirmacion|recibo|la factura|el recibo|a tiempo)|no me (?:avisaron|llego|mandaron"
    r"|enviaron|llamaron|escribieron|contestaron|llegan los recordatorios|llega)|nadie me",
    r"no (?:dejen|deje|pares|paren|dejes) de",
)
"""What only sounds like it: lists of a class, receipts that did not come."""
