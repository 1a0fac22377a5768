"""Spanish words (without accents) for ending or pausing a membership."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

_MEMBRESIA: Final = (
    r"(?:membresia|membrecia|menbresia|membresias|suscripcion|cuenta|contrato|plan|inscripcion|gimnasio|gym"
    r"|mensualidad|afiliacion|abono)"
)

CANCELLATION: Final = TextRule(
    name="cancellation_es",
    reason=EscalateReason.CANCELLATION,
    says=phrases(
        r"como (?:cancelo|me salgo|le hago para (?:salirme|cancelar))|(?:lo|la) (?:cancelo|dejo|tengo que dejar)"
        r"|(?:cancelo|cancelen) (?:el|la|lo) (?:de ustedes|suya|suyo|mio|mia)|(?:pidiendo|quiero|pido"
        r"|pedi) que (?:me |la |lo )?cancelen|(?:pensando en|quiero|voy a|prefiero) (?:cancelar|salirme"
        r"|darme de baja)(?= /|$)|denme de baja|comunico mi baja|(?:cierr\w+|cerrar) (?:mi|la) cuenta|(?:este"
        r"|es) (?:es )?mi ultimo mes|hasta aqui (?:llegue|llego)|asi que hasta aqui|multa por (?:salir\w*|cancelar)"
        r"|carta de cancelacion|no me renueven",
        r"(?:quit|sac|elimin|remuev|dej)\w*(?:nme|me)? (?:a )?(?:mi |nuestr[oa] )?(?:\w+ )?(?:fuera |de la |del "
        r"|de mi |de nuestr[oa] )(?:plan|membresia|gimnasio|cuenta|gym)|(?:nos|me) (?:vamos|cambiamos|cambie"
        r"|mudamos|voy) (?:de|a otr[oa]|para otr[oa]) (?:la isla|ciudad|estado|pais|casa)|(?:ya )?no (?:voy a"
        r"|pienso|podemos|puedo|vamos a) (?:poder )?(?:seguir|regresar|ir|volver|usar|continuar)(?= /|$| yendo"
        r"| el gimnasio| al gimnasio| mas| ahi| con)|despues de este mes no sigo|ya (?:encontre"
        r"|tengo) otro (?:gimnasio|gym|sitio|lugar)|encontre otro gimnasio|no me alcanza para (?:pagar\w*"
        r"|el gimnasio|la membresia)|ya no me queda tiempo|(?:el|la|mi) membership .. cancel\w*|cancel\w* (?:el|la"
        r"|mi) membership",
        r"(?:cancelar|cancelacion|cancelen|cancele|cancela|cancelarla|terminar|terminacion|cerrar|anular"
        r"|dar de baja|darme de baja|baja|dejar|salirme|salir|no renovar|finalizar|rescindir) (?:de |a |con "
        r"|del )?(?:la |el |mi |mis |su |nuestra |esta |este |todas? |una |de |mi hij[oa] "
        rf"|\w+ ){{0,4}}{_MEMBRESIA}",
        rf"{_MEMBRESIA} .. (?:cancelar\w*|cancelad[oa]|cancelen|baja|cerrar)|(?:quiero|quisiera|necesito|deseo"
        r"|voy a|como puedo|como|puedo|me gustaria|para) (?:cancelar|darme de baja|darlo de baja|dar de baja"
        r"|la baja)(?= /|$| porque| ya| por| mi| a partir| este| pues| como| todo| gracias)(?! (?:mi|la|el"
        r"|una) (?:clase|cita|reserva\w*|sesion))|darme de baja",
        r"(?:ya )?no (?:quiero|voy a|deseo|pienso|puedo) (?:seguir|continuar|renovar|ser (?:miembro|soci[oa])"
        r"|pagar mas|volver)|(?:me|nos) (?:mudo|mudamos|voy a mudar|vamos a mudar|mude|estoy mudando)"
        r"|(?:ya )?no (?:la |lo )?(?:uso|estoy usando|utilizo)(?: la membresia| el gimnasio| mucho| ya)?(?= /|$"
        r"| mas| y| la| el| pues| porque)|no puedo pagar\w* (?:mas|la mensualidad|el gimnasio)"
        r"|ya no puedo pagar\w*|(?:fallecio|murio) (?:mi|el|la|su)|mi (?:espos[oa]|mama|papa|hij[oa]|madre|padre"
        r"|abuel[oa]) (?:fallecio|murio)",
    ),
    harmless=phrases(
        r"(?:baja|darme de baja|denme de baja|salirme|cancelen|cancelar) (?:de|del|a)? ?(?:los |las |sus |la "
        r"|estos |el )?(?:mensaj\w*|textos?|lista|avisos|correos?|notificaciones|clase\w*|cita\w*|grupo)"
        r"|politica de cancelacion|cancelar (?:en cualquier momento|cuando quiera)|(?:cancelar|cancela|cancelen"
        r"|mover|cambiar|anular) (?:mi|la|el|una|esta|las|mis) (?:clase|cita|reserva\w*|sesion|entrenamiento|yoga"
        r"|pilates|spinning|zumba|turno|lugar|clases|citas)(?: \w+){0,6}|me mud[eo] (?:cerca|aqui|a(?:l"
        r"| la) (?:zona|area|barrio))|solo (?:curiosidad|pregunto)|cuenta (?:de correo|bancaria|de banco)"
        r"|(?:dejar|salir) (?:del|el|de el|al) (?:gym|gimnasio) a las"
    ),
)

DEATH: Final = TextRule(
    name="death_es",
    reason=EscalateReason.CANCELLATION,
    says=phrases(
        r"(?:fallecio|murio|se nos fue|acaba de (?:fallecer|morir)) .. (?:mi|el|la|su|nuestr[oa])|(?:mi"
        r"|nuestr[oa]) (?:\w+ )?"
        r"(?:espos[oa]|marido|mama|papa|hij[oa]|madre|padre|abuel[oa]|herman[oa]|ti[oa]|pareja|suegr[oa]"
        r"|amig[oa]) .. (?:fallecio"
        r"|murio|ha (?:fallecido|muerto)|se murio)|(?:difunt[oa]|fallecid[oa]|acta de defuncion|funeral)",
    ),
    harmless=phrases(r"(?:murio|fallecio) (?:la bateria|el telefono|mi (?:celular|carro|telefono|perr[oa]|gat[oa]))"),
)

FREEZE: Final = TextRule(
    name="freeze_es",
    reason=EscalateReason.FREEZE,
    says=phrases(
        r"(?:congel|paus|suspend|reactiv|descongel|activ)\w*(?:me|nme|nos|nla)?(?= /|$| (?:por |hasta |durante "
        r"|a mi |lo mio|mi cuenta|mi membresia|la cuenta|otra vez))|(?:pong\w+|pon|poner|dej\w+|quit\w+"
        r"|quiten) .. (?:en |la )?(?:pausa|suspenso|espera)|(?:parar|dejar) (?:un rato|un tiempo|la (?:cuota"
        r"|membresia) (?:un|por|durante|en))|(?:me )?aguant\w+ la membresia|no (?:voy|puedo ir"
        r"|ire) (?:por un tiempo|hasta (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre"
        r"|noviembre|diciembre))|para no pagar mientras|freeze (?:mi|la) (?:cuenta|membresia)|(?:se puede|puedo"
        r"|podria) (?:parar|pausar|congelar) (?:la|mi) (?:membresia|cuenta|cuota)",
        r"(?:congelar|congelen|congelacion|congela|congelarla|pausar|pausa|pausen|suspender|suspendan|suspension"
        r"|reactivar|reactiven|reanudar|descongelar|detener) (?:de |a |temporalmente |por )?(?:la |el |mi |mis "
        rf"|su |nuestra |esta |un tiempo |\w+ ){{0,3}}{_MEMBRESIA}",
        r"(?:quiero|quisiera|necesito|puedo|podria|podemos|me gustaria|como|voy a) (?:poner en pausa|pausar\w*"
        r"|congelar\w*|suspender\w*|una pausa|un descanso|tomar un descanso|un tiempo)(?! (?:la|mi|el) (?:clase"
        r"|cita|musica))|poner .. en (?:pausa|espera|hold)|(?:congel\w+|paus\w+) (?:por "
        r"|durante )?(?:\w+ )?(?:mes|meses|dias|semanas|temporada|verano)",
    ),
    harmless=phrases(
        r"(?:pong\w+|quit\w+) .. (?:musica|cancion)|activ(?:o|a|as|idad|idades|e|ar|en|ado|ada)(?: la| el"
        r"| mi)? (?:tarjeta|codigo|llave|fob|app|tv|alberca)|(?:soy|muy|estoy|siempre|persona|mantener\w*"
        r"|ser) activ[oa]|politica de congelamiento|solo (?:curiosidad|pregunto)|(?:esta|hace) congelad[oa]"
        r"|estoy congelad[oa]"
    ),
)
