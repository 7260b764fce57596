#include "codes/words.h"

namespace latchkey::codes {
namespace {

using enum Meaning;

constexpr Words kWords[] = {
    {"fr", code,
     "code de verification*, code de confirmation*, code de securite*, code d'acces, code d'activation, code "
     "d'authentification, code de connexion, code d'identification, code de validation, code d'inscription, "
     "code a usage unique, code unique, code temporaire, code provisoire, code secret, code confidentiel, code sms, "
     "code de reinitialisation, code de recuperation, code d'autorisation, code de connection, code de controle, code "
     "recu, "
     "code otp, code pin, mot de passe a usage unique, mot de passe unique, mot de passe temporaire, mot de passe "
     "provisoire, code de double authentification, code a 4 chiffres, code a 5 chiffres, code a 6 chiffres, code a 8 "
     "chiffres, "
     "code a quatre chiffres, code a six chiffres, code dynamique, code de paiement, code personnel, code "
     "d'enregistrement, code de transaction, code d'approbation, code verification, code confirmation, code securite, "
     "code d acces, code d activation, "
     "code d authentification, code d identification, code jetable, cle digitale, code pour vous connecter, code pour "
     "vous identifier, code pour verifier, code pour confirmer, code de verif"},
    {"fr", belonging,
     "compte, numero, numero de telephone, numero de portable, adresse e mail, adresse mail, adresse email, e mail, "
     "double authentification, validation en deux etapes, profil"},
    {"fr", alter, "chang*, modif*, supprim*, suppression, desactiv*, clotur*, ferm*, remplac*"},
    {"fr", maybe_code, "mot de passe, mdp, code"},
    {"fr", other_code,
     "code promo*, code promotionnel, code de reduction, code reduction, code avantage, code cadeau*, carte cadeau*, "
     "code postal, code barre*, code barres, code parrainage, code de parrainage, code parrain, bon d'achat, code de "
     "retrait, code retrait, "
     "code de livraison, code de suivi, code de reservation, code d'invitation, code porte, code portail, code "
     "immeuble, code batiment, interphone, code d'entree, digicode, "
     "code wifi, mot de passe wifi, code banque, code guichet, code marchand, qr code, code qr, code article, code "
     "client, code erreur, code privilege, code colis, code casier, code iban, code bic, "
     "code de la route, cle wifi, code agence, code ape"},
    {"fr", old, "ancien code, code precedent, n'est plus valable, n'est plus valide, a expire, remplace, precedent"},
    {"fr", verify,
     "verifi*, confirm*, authentifi*, identifi*, valider, validez, activer, activez, saisir, saisissez, entrez, "
     "entrer, renseignez, identite, deux etapes, double authentification, deux facteurs, utilisez, poursuivre, "
     "finaliser"},
    {"fr", sign_in,
     "connexion*, connecter, connectez, se connecter, vous connecter, vous identifier, identifier, acceder a votre "
     "compte, nouvel appareil, s'identifier, acces a votre, ouvrir une session"},
    {"fr", sign_up,
     "inscription*, inscrire, vous inscrire, creer votre compte, creer un compte, creation de compte, creation de "
     "votre compte, creation d'un compte, bienvenue, activer votre compte, activation de votre compte, activez votre "
     "compte, confirmer votre adresse, confirmez votre adresse, verifier votre adresse, verifiez votre adresse, "
     "confirmer votre e mail, confirmez votre e mail, confirmer votre email, confirmez votre email, verifier votre e "
     "mail, valider votre adresse, validez votre adresse, confirmer votre inscription, enregistrement, nouveau compte, "
     "vous invite, invitation, ouverture de compte, finaliser votre inscription"},
    {"fr", reset,
     "reinitialis*, mot de passe oublie, oublie votre mot de passe, nouveau mot de passe, "
     "changer votre mot de passe, changer de mot de passe, changement de mot de passe, modifier votre mot de passe, "
     "recuper*, recuperer, retablir, recouvrement, code oublie, pin oublie, acces perdu"},
    {"fr", payment,
     "paiement*, payer, achat*, virement*, transaction*, operation de, transfert*, beneficiaire*, retrait, montant, "
     "prelevement, carte bancaire, votre carte, carte se terminant, debit*, ordre de, reglement, depot, envoyer de "
     "l'argent, envoi d'argent"},
    {"fr", privacy,
     "valable*, valide pendant, valide jusqu*, valide, expire*, expirera, ne partagez, ne le partagez, ne communiquez, "
     "ne le communiquez, ne transmettez, ne divulguez, ne donnez, ne jamais, jamais, a personne, avec personne, "
     "confidentiel, ignorez, ignorer, vous n'avez pas, demande, demandee, a quiconque"},
    {"fr", disclaimer,
     "si vous n'avez pas, si vous n'etes pas, si ce n'est pas vous, si ce n'etait pas vous, vous n'avez pas demande, "
     "vous n'etes pas a l'origine, n'etes pas a l'origine, ignorez, ignorer, si tu n'as pas, n'avez pas effectue"},
    {"fr", takeover,
     "supprimer votre compte, supprimer ton compte, supprimer le compte, suppression de votre compte, "
     "suppression du compte, suppression de compte, cloturer votre compte, fermer votre compte, "
     "fermeture de votre compte, desactiver votre compte, desactiver la double*, desactiver la verification*, "
     "desactiver l'authentification*, desactivation de la double*, changer votre numero, changer de numero, "
     "modifier votre numero, modifier le numero, modification de votre numero, changement de numero, "
     "modifier votre adresse*, changer votre adresse*, changer d'adresse e*, modification de votre adresse e*, "
     "portabilite, code rio, remplacer votre sim, changement de sim, duplicata sim"},
    {"fr", denial,
     "ne demandera jamais, ne demandons jamais, ne vous demandera jamais, ne vous demanderons jamais, "
     "ne vous le demandera, ne te le demandera, aucun conseiller, aucun employe"},
    {"fr", label,
     "commande, numero de commande, n° de commande, commande n°, facture, numero de facture, facture n°, numero de "
     "suivi, suivi, colis, numero de colis, dossier, numero de dossier, dossier n°, reference, ref, numero client, n° "
     "client, numero de client, numero de compte, compte n°, contrat, numero de contrat, reservation, "
     "numero de reservation, billet, ticket, rendez vous, rdv, telephone, tel, numero de telephone, appelez, appelez "
     "le, appelez nous au, composez, au numero, du numero, numero, se terminant par, finissant par, carte n°, police, "
     "n°, №, train, vol, siege, chambre, voiture, voie, depuis, envoyez stop au, stop au, repondez, sms au, "
     "trans id, tid, identifiant, solde, n, no, siret"},
    {"fr", trade,
     "livraison*, livre, livrer, livree, colis, expedie*, expedition, commande*, facture*, remise, reduction*, "
     "promo*, promotion*, soldes, offre*, rendez vous, rdv, rappel, solde, credite, debite, recu un paiement, "
     "avez recu, vous avez recu, gagne*, gratuit*, retirer, retrait en, point relais, echeance, abonnement, "
     "reservation*, newsletter, desabonner, recharge, forfait, ventes, profitez, magasin, casier, consigne, "
     "point retrait, prete, pret a"},
    {"fr", unit,
     "minutes, minute, mn, heures, heure, jours, jour, secondes, semaines, mois, ans, points, personnes, fois, pour "
     "cent, chiffres, tentatives, articles, francs, fr, go, mo"},
    {"fr", done,
     "a ete modifie, a ete change, a ete reinitialise, a ete mis a jour, avec succes, a ete active, a ete desactive, a "
     "ete supprime, nouvelle connexion"},
    {"fr", link, "cliquez*, cliquer, cliquant, clic, lien, bouton, rendez vous sur, appuyez"},

    {"es", code,
     "codigo de verificacion*, codigo de confirmacion*, codigo de seguridad*, codigo de acceso*, codigo de "
     "activacion*, codigo de autenticacion*, codigo de inicio de sesion, codigo de identificacion, codigo de "
     "validacion, codigo de registro, codigo de autorizacion, codigo de un solo uso, codigo unico, "
     "codigo temporal, codigo secreto, codigo sms, codigo otp, codigo pin, codigo de recuperacion, codigo de "
     "restablecimiento, codigo para verificar, codigo para iniciar, codigo para confirmar, codigo para acceder, codigo "
     "para ingresar, codigo para restablecer, codigo de ingreso, codigo de 4 digitos, codigo de 5 digitos, "
     "codigo de 6 digitos, codigo de 8 digitos, codigo de seis digitos, codigo de cuatro digitos, clave de un solo "
     "uso, clave de seguridad, clave temporal, clave dinamica, clave unica, clave de acceso, clave sms, clave otp, "
     "clave de verificacion, clave de confirmacion, clave de activacion, clave de operacion*, clave de firma, codigo "
     "de firma, contrasena de un solo uso, "
     "contrasena temporal, contrasena unica, contrasena de uso unico, codigo de uso unico, pin de verificacion, pin de "
     "seguridad, pin temporal, token de seguridad, codigo verificador, codigo de compra es, codigo de pago, codigo de "
     "transferencia, codigo de doble factor, codigo de dos pasos, codigo de login, clave digital, token digital"},
    {"es", belonging,
     "cuenta, numero, numero de celular, numero de telefono, celular, telefono, correo, correo electronico, email, "
     "dos pasos, dos factores, perfil"},
    {"es", alter, "cambi*, modific*, elimin*, borr*, desactiv*, cerrar, cierre, actualiz*, reemplaz*, dar de baja"},
    {"es", maybe_code, "codigo, codigos, clave, contrasena, palabra clave, numero secreto"},
    {"es", other_code,
     "codigo promocional*, codigo de descuento*, codigo descuento, cupon*, codigo postal, codigo de barras, codigo qr, "
     "codigo de referido*, codigo de invitacion, codigo de recogida, codigo de retiro, codigo de seguimiento, codigo "
     "de rastreo, codigo de reserva, codigo de pedido, codigo de envio, codigo de entrega, tarjeta regalo, clave wifi, "
     "contrasena wifi, clave del wifi, codigo de area, "
     "codigo de error, codigo de producto, codigo de cliente, codigo de vestimenta, codigo cliente, clabe, codigo de "
     "reservacion, codigo de canje, codigo de regalo, codigo puerta, codigo swift, codigo penal, codigo de conducta, "
     "codigo de localizador, localizador"},
    {"es", old, "codigo anterior, anterior, ya no es valido, ha caducado, ha expirado, ha vencido, reemplaza"},
    {"es", verify,
     "verifi*, confirm*, autentic*, valid*, activ*, ingresa*, ingrese*, introduce*, introduzca*, introducir, "
     "introduciendo, ingresando, ingresar, escribe, identidad, dos pasos, doble factor, dos factores, utiliza*, usa, "
     "use, utilice, continuar, digita, digite"},
    {"es", sign_in,
     "iniciar sesion, inicio de sesion, inicia sesion, inicie sesion, iniciar tu sesion, acceder, accede a, acceso a, "
     "entrar, ingresar a, ingreso a, nuevo dispositivo, iniciando sesion, login, loguearte"},
    {"es", sign_up,
     "regist*, crear tu cuenta, crear su cuenta, crear una cuenta, creacion de cuenta, bienvenid*, activar tu cuenta, "
     "activar su cuenta, activa tu cuenta, active su cuenta, confirma tu correo, confirmar tu correo, confirme su "
     "correo, confirmar su correo, confirma tu email, confirma tu direccion, verifica tu correo, verificar tu correo, "
     "verifique su correo, verifique su direccion, verifica tu direccion, verificar su correo, verificacion de email, "
     "verificacion de correo, "
     "confirmar tu direccion, confirme su direccion, verificar tu direccion, verificar su direccion, verifica tu "
     "email, confirma tu cuenta, confirmar tu cuenta, nueva cuenta, alta en, darte de alta, te ha invitado, "
     "invitacion, suscripcion"},
    {"es", reset,
     "restablec*, reestablec*, recuper*, olvidaste, olvido su, cambiar tu contrasena, cambiar su contrasena, "
     "cambio de contrasena, nueva contrasena, nueva clave, reiniciar*, resetear, cambiar contrasena, "
     "cambiar las credenciales, cambiar la contrasena, cambiar tu clave, crear una nueva, olvidaste tu contrasena, "
     "olvido su contrasena, olvidaste tu pin, olvidaste tu clave, olvido su clave"},
    {"es", payment,
     "pago*, pagar, compra*, transferencia*, transaccion*, operacion de, operacion por, importe, monto, "
     "beneficiari*, retiro*, tarjeta terminada, tu tarjeta, su tarjeta, bizum, cargo, abono, destinatario, "
     "envio de dinero, enviar dinero, giro, consumo, inscribir la cuenta, inscribir cuenta, inscripcion de cuenta, "
     "inscribir a, agregar tu tarjeta"},
    {"es", privacy,
     "valido*, valida por, vigencia, vigente, caduca*, expira*, vence*, no lo compartas, no compartas, no comparta*, "
     "no lo comparta, nunca compart*, no reveles, no se lo, no lo digas, no la compartas, no divulgues, con nadie, a "
     "nadie, nadie, confidencial, ignora*, ignore, no solicitaste, solicitado, solicitaste, no ha solicitado, nunca "
     "te, nunca le, jamas"},
    {"es", disclaimer,
     "si no fuiste tu, si no has sido tu, si no solicitaste, si no lo solicitaste, si usted no, si tu no, si no has "
     "solicitado, si no ha solicitado, si no fue usted, si no reconoces, no solicitaste, no reconoces, no reconoce, "
     "ignora, ignore, si no quieres, si no realizaste, si no ha sido usted"},
    {"es", denial,
     "nunca te, nunca le, nunca pedir*, jamas te, jamas le, nadie del banco, te lo pedira, lo pedira, nadie te, "
     "nadie le, ningun empleado, ningun asesor"},
    {"es", takeover,
     "eliminar tu cuenta, eliminar su cuenta, eliminar la cuenta, borrar tu cuenta, borrar su cuenta, "
     "cerrar tu cuenta, cerrar su cuenta, cancelar tu cuenta, eliminacion de tu cuenta, eliminacion de su cuenta, "
     "eliminacion de cuenta, desactivar tu cuenta, desactivar su cuenta, dar de baja tu cuenta, "
     "desactivar la verificacion*, desactivar la autenticacion*, desactivar el segundo factor, cambiar tu numero, "
     "cambiar su numero, cambiar el numero, cambio de numero, cambiar de numero, actualizar tu numero, "
     "cambiar tu correo, cambiar su correo, cambiar el correo, cambio de correo, modificar tu correo, portabilidad, "
     "cambio de sim, duplicado de sim"},
    {"es", label,
     "pedido, numero de pedido, n° de pedido, pedido n°, orden, numero de orden, orden de compra, factura, numero de "
     "factura, numero de seguimiento, seguimiento, guia, numero de guia, envio, paquete, referencia, numero de "
     "referencia, ref, folio, numero de folio, numero de cliente, numero de cuenta, cuenta terminada en, cuenta n°, "
     "contrato, poliza, caso, caso numero, ticket, reserva, numero de reserva, cita, "
     "telefono, tel, numero de telefono, celular, llama al, llame al, llamanos al, llamenos al, marca, marque, al "
     "numero, del numero, numero, num, nro, terminada en, terminado en, finalizada en, tarjeta n°, expediente, "
     "solicitud, radicado, comprobante, aprobacion, vuelo, asiento, habitacion, puerta, anden, desde, responde, envia, "
     "envia stop al, sms al, cedula, dni, saldo, turno, no, n°, №, id"},
    {"es", trade,
     "entrega*, entregado, envio*, enviado, paquete, pedido*, factura*, descuento*, oferta*, promo*, promocion*, "
     "rebajas, cita, recordatorio, saldo, recibiste, has recibido, ha recibido, acreditad*, ganaste, gratis, "
     "retirar, recoger, vencimiento, suscripcion, reserva*, boletin, recarga*, ahorra, compra ya, tienda*, cuota, "
     "prestamo, sorteo, premio, debito, turno, vuelo, casillero, taquilla, lista para recoger"},
    {"es", unit,
     "minutos, minuto, min, horas, hora, hrs, dias, dia, segundos, seg, semanas, meses, anos, puntos, personas, veces, "
     "por ciento, digitos, intentos, pesos, soles, articulos, megas, euros, bs, cop, clp, mxn, usd"},
    {"es", done,
     "ha sido cambiad*, se ha cambiado, se ha actualizado, ha sido actualizada, fue cambiada, con exito, exitosamente, "
     "exitoso, se ha eliminado, se ha activado, se ha desactivado, nuevo inicio de sesion"},
    {"es", link,
     "haz clic, haga clic, clic, enlace, link, boton, pulsa*, pulse, presiona, toca, pincha, aqui, entra aqui, "
     "ingresa aqui, pulsa aqui"},

    {"pt", code,
     "codigo de verificacao*, codigo de confirmacao*, codigo de seguranca*, codigo de acesso*, codigo de ativacao*, "
     "codigo de autenticacao*, codigo de login, codigo de inicio de sessao, codigo de identificacao, codigo de "
     "validacao, codigo de registo, codigo de registro, codigo de cadastro, codigo de autorizacao, codigo de uso "
     "unico, codigo unico, codigo temporario, codigo secreto, codigo de recuperacao, "
     "codigo de redefinicao, codigo para verificar, codigo para entrar, codigo para confirmar, codigo para acessar, "
     "codigo para aceder, codigo para redefinir, codigo para iniciar, senha temporaria, senha de uso unico, senha "
     "unica, senha provisoria, senha descartavel, senha de acesso, palavra passe temporaria, palavra passe unica, "
     "palavra passe de utilizacao unica, chave de seguranca, chave de acesso, token de seguranca, "
     "codigo de 4 digitos, codigo de 5 digitos, codigo de 6 digitos, codigo de seis digitos, codigo de quatro digitos, "
     "codigo de pagamento, codigo de transacao, codigo de duas etapas, codigo de entrada, codigo verificador, codigo "
     "de assinatura"},
    {"pt", belonging, "conta, numero, celular, telefone, telemovel, e mail, email, duas etapas, dois fatores, perfil"},
    {"pt", alter, "alter*, troc*, mudar, mudanca, exclu*, apag*, desativ*, encerr*, atualiz*"},
    {"pt", maybe_code, "codigo, codigos, senha, palavra passe, chave, token"},
    {"pt", other_code,
     "codigo promocional*, codigo de desconto*, cupom*, cupao*, codigo postal, codigo de barras, codigo de rastreio, "
     "codigo de rastreamento, codigo de reserva, codigo de retirada, codigo de levantamento, codigo de entrega, "
     "codigo de indicacao, codigo de convite, vale presente, cartao presente, senha do wifi, senha wi fi, "
     "senha do wi fi, codigo qr, codigo de area, codigo do pedido, codigo do produto, codigo pix, pix copia e cola, "
     "codigo do cliente, codigo de erro, codigo da reserva, codigo de localizacao, senha de atendimento, "
     "codigo de cliente, palavra chave"},
    {"pt", old, "codigo anterior, anterior, nao e mais valido, ja nao e valido, expirou, substitui"},
    {"pt", verify,
     "verifi*, confirm*, autentic*, ativ*, insira*, digite*, introduz*, informe*, identidade, duas etapas, dois "
     "fatores, utilize, utilizar, use, continuar, concluir, prosseguir"},
    {"pt", sign_in,
     "entrar na, entrar em, entrar no, iniciar sessao, inicio de sessao, acessar, acesso a, aceder, login, fazer "
     "login, novo dispositivo, logar"},
    {"pt", sign_up,
     "cadastr*, regist*, criar sua conta, criar a sua conta, criar uma conta, criacao de conta, criacao da conta, "
     "bem vind*, ativar sua conta, ativar a sua conta, ative sua conta, ative a sua conta, confirme seu e mail, "
     "confirmar seu e mail, confirme o seu e mail, confirme seu email, confirmar o seu e mail, "
     "confirme seu endereco, confirme o seu endereco, verifique seu e mail, verifique o seu e mail, "
     "verificar seu e mail, verifique seu endereco, nova conta, inscricao, convidou, convite, criou uma conta, "
     "criou a conta, verifique o seu endereco de e mail, verifique seu endereco de e mail, "
     "verificacao de endereco de e mail, verificacao do endereco de e mail, verificacao de e mail, "
     "verificacao de email, verificar o seu endereco de e mail, verificar o seu endereco de email"},
    {"pt", reset,
     "redefin*, recuper*, esqueceu, esqueci, alterar sua senha, alterar a sua senha, alterar a senha, "
     "alteracao de senha, trocar sua senha, nova senha, nova palavra passe, alterar a sua palavra passe, repor, "
     "reposicao, resetar, restaurar, esqueceu o pin, esqueceu seu pin, esqueceu sua senha, esqueceu a senha"},
    {"pt", payment,
     "pagamento*, pagar, compra*, transferencia*, transacao, transacoes, operacao de, valor de, valor:, montante, "
     "beneficiari*, saque, cartao final, seu cartao, pix, mb way, boleto, levantamento, destinatario, "
     "enviar dinheiro, cartao a carteira*, adicionar o cartao, adicionar cartao, carteira digital, cartao"},
    {"pt", privacy,
     "valido*, valida por, validade, expira*, vence*, nao compartilhe*, nao partilhe*, nunca compartilhe, nunca "
     "partilhe, nao divulgue, nao informe, nao forneca, nao revele, nao envie, com ninguem, a ninguem, ninguem, "
     "confidencial, ignore*, nao solicitou, solicitou, solicitado, nunca pede, nunca pedimos, nunca ligamos"},
    {"pt", disclaimer,
     "se voce nao, se nao foi voce, caso nao, caso voce nao, se nao solicitou, se nao pediu, nao foi voce, nao "
     "reconhece, nao solicitou, ignore, se nao fez, se tu nao, se nao foste tu"},
    {"pt", denial,
     "nunca pede, nunca pedimos, nunca ligamos, nunca solicita*, ninguem do banco, nunca vai pedir, "
     "nunca vamos pedir, jamais pedimos"},
    {"pt", takeover,
     "excluir sua conta, excluir a sua conta, excluir a conta, exclusao da sua conta, exclusao da conta, "
     "exclusao de conta, apagar sua conta, apagar a sua conta, eliminar a sua conta, encerrar sua conta, "
     "encerrar a sua conta, encerramento da conta, cancelar sua conta, desativar sua conta, desativar a sua conta, "
     "desativar a verificacao*, desativar a autenticacao*, alterar seu telefone, alterar seu numero, "
     "alterar o seu numero, alterar o numero*, troca de numero, trocar seu numero, trocar de numero, "
     "mudar seu numero, alterar seu e mail, alterar o seu e mail, alterar seu email, alterar o seu email, "
     "alteracao de e mail, trocar seu e mail, portabilidade, troca de chip"},
    {"pt", label,
     "pedido, numero do pedido, pedido n°, encomenda, numero da encomenda, fatura, nota fiscal, numero de rastreio, "
     "rastreio, rastreamento, protocolo, numero de protocolo, referencia, ref, numero de cliente, numero do cliente, "
     "numero da conta, conta n°, contrato, apolice, processo, chamado, reserva, consulta, agendamento, bilhete, "
     "telefone, tel, numero de telefone, celular, ligue, ligue para, disque, numero, num, nr, n°, no numero, final, "
     "terminado em, terminada em, "
     "cartao n°, agencia, voo, assento, quarto, desde, responda, envie, envie stop para, sms para, cpf, cnpj, saldo, "
     "entidade, id, comprovante, autenticacao:"},
    {"pt", trade,
     "entrega*, entregue, enviad*, envio, encomenda*, pedido*, fatura*, desconto*, oferta*, promo*, promocao, saldao, "
     "consulta, lembrete, saldo, recebeu, voce recebeu, creditad*, debitad*, ganhou, gratis, retirar, levantar, "
     "vencimento, assinatura, reserva*, newsletter, recarga*, economize, loja*, boleto, sorteio, premio, aproveite, "
     "parcela, frete"},
    {"pt", unit,
     "minutos, minuto, horas, hora, dias, dia, segundos, semanas, meses, anos, pontos, pessoas, vezes, por cento, "
     "digitos, tentativas, reais, itens, unidades"},
    {"pt", done,
     "foi alterad*, foi redefinid*, foi atualizad*, com sucesso, foi removid*, foi ativad*, foi desativad*, novo "
     "login, novo acesso"},
    {"pt", link, "clique*, clicar, clicando, link, ligacao, botao, toque, acesse o"},

    {"it", code,
     "codice di verifica*, codice di conferma*, codice di sicurezza*, codice di accesso*, codice di attivazione*, "
     "codice di autenticazione*, codice di autorizzazione*, codice di identificazione, codice di validazione, codice "
     "di registrazione, codice monouso, codice usa e getta, codice temporaneo, codice segreto, codice otp, codice pin, "
     "codice sms, codice per accedere, codice per verificare, codice per confermare, codice per reimpostare, "
     "codice di recupero, codice di ripristino, codice di reimpostazione, codice di controllo, codice a 4 cifre, "
     "codice a 5 cifre, codice a 6 cifre, codice a sei cifre, codice dispositivo, codice dispositivo otp, codice "
     "verifica, codice conferma, codice unico, password temporanea, password monouso, password provvisoria, password "
     "usa e getta, pin temporaneo, codice di login, codice d'accesso, codice d'attivazione, codice di sblocco, codice "
     "di pagamento, codice di firma, codice autorizzativo, codice dinamico"},
    {"it", belonging,
     "account, conto, numero, numero di telefono, cellulare, email, e mail, indirizzo email, due fattori, "
     "due passaggi, profilo"},
    {"it", alter, "cambi*, modific*, elimin*, cancell*, disattiv*, chiud*, chiusura, sostitu*"},
    {"it", maybe_code, "codice, codici, parola d'ordine, parola chiave"},
    {"it", other_code,
     "codice promozionale*, codice promo*, codice sconto*, codice coupon, buono sconto, buono regalo, carta regalo, "
     "codice postale, codice a barre, codice fiscale, codice qr, codice invito, codice amico, codice di ritiro, codice "
     "ritiro, codice di prenotazione, codice prenotazione, codice di tracciamento, codice spedizione, codice cliente, "
     "codice ordine, codice di consegna, password wifi, password wi fi, codice iban, codice errore, codice prodotto, "
     "codice regalo, codice pacco, codice articolo, codice utente"},
    {"it", old, "codice precedente, vecchio codice, precedente, non e piu valido, e scaduto, sostituisce"},
    {"it", verify,
     "verific*, conferm*, autentic*, attiv*, inserisci*, inserire, inserisca, identita, due fattori, due passaggi, "
     "utilizza*, usa, usi, digita, continuare, procedere, completare, autorizz*"},
    {"it", sign_in, "acced*, accesso, login, effettuare l'accesso, effettua l'accesso, nuovo dispositivo, entrare"},
    {"it", sign_up,
     "registra*, iscriz*, iscriver*, creare il tuo account, creare un account, crea il tuo account, creazione "
     "dell'account, benvenut*, attivare il tuo account, attiva il tuo account, attivazione dell'account, conferma il "
     "tuo indirizzo, confermare il tuo indirizzo, conferma la tua e mail, conferma la tua email, verifica il tuo "
     "indirizzo, verificare il tuo indirizzo, verifica la tua e mail, verifica la tua email, nuovo account, ti ha "
     "invitato, invito"},
    {"it", reset,
     "reimpost*, ripristin*, recuper*, password dimenticata, dimenticato la password, nuova password, "
     "cambiare la password, cambio password, modificare la password, modifica password, resettare, "
     "dimenticato il pin, hai dimenticato il pin, sceglierne uno nuovo, sceglierne una nuova"},
    {"it", payment,
     "pagament*, pagare, acquist*, bonific*, transazion*, operazione di, importo, beneficiari*, prelievo, "
     "la tua carta, carta che termina, addebit*, trasferiment*, ricarica di, disposizione, invio di denaro, "
     "inviare denaro, aggiungere la carta, aggiungi la carta, carta a"},
    {"it", privacy,
     "valid*, scade*, scadra, non condivider*, non comunicar*, non rivelar*, non fornir*, non lo dire, mai, con "
     "nessuno, a nessuno, nessuno, riservato, ignora*, richiest*, non hai richiesto, non ti chiedera*"},
    {"it", disclaimer,
     "se non hai, se non sei stato, se non sei stata, se non ha, non hai richiesto, non ha richiesto, ignora, ignori, "
     "non riconosci, se non l'hai, non sei tu, se non eri tu"},
    {"it", denial,
     "non ti chiedera mai, non ti chiederemo mai, non chiediamo mai, non chiede mai, mai chiest*, "
     "nessuno ti chiedera, nessun operatore"},
    {"it", takeover,
     "eliminare il tuo account, eliminare il suo account, eliminare l'account, cancellare il tuo account, "
     "cancellare l'account, chiudere il tuo account, chiudere il tuo conto, chiudere il conto, "
     "eliminazione dell'account, eliminazione del tuo account, cancellazione dell'account, "
     "disattivare il tuo account, disattivare l'account, disattivare la verifica*, disattivare l'autenticazione*, "
     "cambiare numero, cambiare il tuo numero, modificare il numero, modificare il tuo numero, cambio numero, "
     "modifica del numero, cambiare la tua email, cambiare email, modificare la tua email, modificare l'email, "
     "modificare l'indirizzo*, cambio email, portabilita, sostituzione sim"},
    {"it", label,
     "ordine, numero ordine, numero d'ordine, ordine n, fattura, numero fattura, fattura n, numero di tracciamento, "
     "tracking, spedizione, pacco, pratica, numero pratica, riferimento, rif, numero cliente, conto n, numero conto, "
     "contratto, polizza, prenotazione, numero prenotazione, biglietto, appuntamento, telefono, tel, numero di "
     "telefono, cellulare, chiama, chiami, chiamaci al, al numero, dal numero, numero, num, nr, n, n°, che termina "
     "con, termina con, carta n, volo, posto, camera, binario, dal, rispondi, invia, sms al, saldo, ticket, "
     "segnalazione, partita iva"},
    {"it", trade,
     "consegn*, spedit*, spedizione, pacco, ordine, fattura*, sconto*, sconti, offert*, promo*, promozione, saldi, "
     "appuntamento, promemoria, saldo, ricevuto, accreditat*, addebitato, vinto, gratis, ritirare, ritiro, scadenza, "
     "abbonamento, prenotazion*, newsletter, ricaric*, risparmia, negozio, bolletta, rata, approfitta, armadietto, "
     "locker"},
    {"it", unit,
     "minuti, minuto, ore, ora, giorni, giorno, secondi, settimane, mesi, anni, punti, persone, volte, per cento, "
     "cifre, tentativi, articoli, giga"},
    {"it", done,
     "e stata modificata, e stata reimpostata, e stata cambiata, e stato aggiornato, con successo, e stato rimosso, e "
     "stato attivato, nuovo accesso"},
    {"it", link, "clicca*, cliccando, fai clic, link, collegamento, pulsante, premi, tocca, visita"},

    {"ro", code,
     "cod de verificare, codul de verificare, codul tau de verificare, codul dvs de verificare, codul dumneavoastra de "
     "verificare, cod de confirmare, codul de confirmare, codul tau de confirmare, cod de securitate, codul de "
     "securitate, codul tau de securitate, cod de acces, codul de acces, codul tau de acces, cod de activare, codul de "
     "activare, codul tau de activare, cod de autentificare, codul de autentificare, codul tau de autentificare, cod "
     "de autorizare, codul de autorizare, "
     "cod unic, codul unic, cod de unica folosinta, codul de unica folosinta, parola de unica folosinta, parola unica, "
     "parola temporara, cod temporar, codul temporar, cod sms, codul sms, cod otp, codul otp, cod pin, codul pin, cod "
     "de conectare, codul de conectare, cod de inregistrare, codul de inregistrare, cod de validare, codul de "
     "validare, cod de resetare, codul de resetare, cod de recuperare, codul de recuperare, cod de siguranta, codul de "
     "siguranta, cod secret, codul secret, codul pentru autentificare"},
    {"ro", belonging, "cont, contul, contului, numar*, telefon*, e mail*, email*, profil*"},
    {"ro", alter, "schimb*, modific*, sterg*, inchid*, dezactiv*"},
    {"ro", maybe_code, "cod, codul, codului, parola"},
    {"ro", other_code,
     "cod promotional, codul promotional, cod de reducere, codul de reducere, cod reducere, cupon*, card cadou, cod "
     "postal, codul postal, cod de bare, cod client, cod de client, cod rezervare, codul rezervarii, cod awb, cod de "
     "ridicare, codul de ridicare, codul de deschidere, cod qr, codul qr, cod de invitatie, cod voucher, cod fiscal, "
     "cod numeric personal, parola wifi, cod de plata, cod produs, cod comanda"},
    {"ro", old, "codul anterior, vechiul cod, nu mai este valabil, a expirat"},
    {"ro", verify,
     "verific*, confirm*, autentific*, activ*, introdu*, introdc*, identitat*, doi pasi, doi factori, foloses*, "
     "folositi, utilizeaza, utilizati, continua, finaliza"},
    {"ro", sign_in, "conect*, logare, loga, autentificare*, dispozitiv nou, accesa contul"},
    {"ro", sign_up,
     "inregistr*, creare cont, crearea contului, crea contul, crea un cont, bine ai venit, bun venit, activa contul, "
     "activarea contului, activeaza contul, confirma adresa, confirmati adresa, confirma emailul, verifica adresa, "
     "verificati adresa, verificarea adresei, cont nou, inscri*, invitat*, invitatie"},
    {"ro", reset,
     "reset*, recuper*, ai uitat parola, parola noua, parola uitata, schimbarea parolei, schimba parola, schimbare "
     "parola"},
    {"ro", payment,
     "plata, platii, plateste, tranzact*, transfer, transferul*, transferuri*, transferati, achizit*, cumparatur*, "
     "suma, beneficiar*, cardul, "
     "retragere"},
    {"ro", privacy,
     "valabil*, expira*, nu divulga*, nu comunica*, nu impartasi*, nu distribui*, nu da*, nu dezvalui*, nu transmite*, "
     "nimanui, cu nimeni, nimeni, confidential, ignora*, solicitat, nu ai solicitat, nu ati solicitat, niciodata"},
    {"ro", disclaimer,
     "daca nu ai, daca nu ati, daca nu esti, nu ai solicitat, nu ati solicitat, ignora*, nu recunosti"},
    {"ro", denial, "nu iti va cere niciodata, nu va cere niciodata, niciodata nu va cere, nu iti vom cere"},
    {"ro", takeover,
     "sterge contul, stergerea contului, stergere cont, inchide contul, inchiderea contului, dezactiva contul, "
     "dezactivarea contului, dezactiva verificarea*, dezactiva autentificarea*, schimba numarul, "
     "schimbarea numarului, modifica numarul, schimba adresa de e*, schimbarea adresei de e*, portare numar, "
     "portarea numarului"},
    {"ro", label,
     "comanda, comenzii, numarul comenzii, factura, facturii, nr factura, awb, colet, coletul, referinta, client, "
     "numar client, cod client, cont nr, contract, contractul, rezervare, rezervarea, programare, telefon, tel, "
     "numarul de telefon, suna, sunati, apeleaza, numarul, numar, nr, terminat in, bilet, dosar, sold, zbor"},
    {"ro", trade,
     "livrare*, livrat*, livra, expediat*, colet*, comand*, factur*, reducer*, ofert*, promo*, programare*, "
     "programarea, reamintim, sold*, ai primit, ati primit, incasat, castigat, gratuit, ridica, ridicare, scadent*, "
     "abonament*, rezerv*, newsletter, reincarc*, magazin*, easybox"},
    {"ro", unit,
     "minute, minut, ore, ora, zile, zi, secunde, saptamani, luni, ani, puncte, persoane, ori, la suta, cifre, "
     "incercari, produse, de minute, de ore, lei"},
    {"ro", done,
     "a fost schimbat*, a fost modificat*, a fost resetat*, a fost actualizat*, cu succes, a fost activat*"},
    {"ro", link, "click, apasa*, apasati, link, linkul, linkului, butonul, acceseaza, accesati"},

    {"ca", code,
     "codi de verificacio, codi de confirmacio, codi de seguretat, codi d'acces, codi d'activacio, codi "
     "d'autenticacio, codi d'autentificacio, codi d'un sol us, codi unic, codi temporal, codi sms, codi otp, codi pin, "
     "codi d'inici de sessio, codi de validacio, codi de registre, codi de recuperacio, codi de restabliment, codi "
     "d'autoritzacio, contrasenya d'un sol us, contrasenya temporal, codi per verificar, codi per iniciar, clau d'un "
     "sol us, clau de seguretat, codi d'identificacio"},
    {"ca", maybe_code, "codi, codis, contrasenya, clau"},
    {"ca", other_code,
     "codi promocional, codi de descompte, cupo, codi postal, codi de barres, codi de recollida, codi de seguiment, "
     "codi de reserva, targeta regal, contrasenya wifi, codi d'invitacio, codi client"},
    {"ca", verify,
     "verific*, confirm*, autentic*, activa*, introdu*, introdueix*, identitat, fes servir, utilitza*, fer servir, "
     "continuar"},
    {"ca", sign_in, "iniciar sessio, inici de sessio, inicia sessio, accedir, entrar, nou dispositiu"},
    {"ca", sign_up,
     "registr*, crear el teu compte, crear un compte, crear el compte, benvingu*, activar el teu compte, "
     "activa el teu compte, confirma el teu correu, confirma la teva adreca, confirmar la teva adreca, "
     "verifica el teu correu, verifica la teva adreca, compte nou, t'ha convidat, invitacio, creat un compte, "
     "verifica* l'adreca electronica, verificacio de l'adreca*, verificar la vostra adreca, "
     "verifiqueu el vostre correu, verifiqueu la vostra adreca"},
    {"ca", reset,
     "restabl*, recuper*, has oblidat, contrasenya nova, nova contrasenya, canviar la contrasenya, "
     "canvi de contrasenya, reinicia*, regeneracio de contrasenya"},
    {"ca", payment,
     "pagament*, pagar, compra, transferencia*, transaccio, import, operacio de, beneficiari*, targeta acabada"},
    {"ca", privacy,
     "valid*, caduca*, expira*, no el comparteixis, no comparteixis, no el compartiu, no compartiu, amb ningu, a "
     "ningu, ningu, confidencial, ignora*, ignoreu, sol·licitat, no has demanat, mai"},
    {"ca", disclaimer, "si no has, si no ho has, si no heu, si no has estat tu, ignora*, ignoreu"},
    {"ca", takeover,
     "suprimir el teu compte, eliminar el teu compte, esborrar el teu compte, tancar el teu compte, "
     "canviar el teu numero, canviar el numero, canviar el correu"},
    {"ca", label,
     "comanda, numero de comanda, factura, numero de factura, enviament, paquet, referencia, client, reserva, cita, "
     "telefon, truca, truca al, truqueu, numero, acabada en, expedient, tiquet, entrada, vol"},
    {"ca", trade,
     "lliura*, enviat, enviament, paquet, comanda, factura*, descompte*, oferta*, rebaixes, cita, recordatori, saldo, "
     "has rebut, gratis, recollir, recollida, reserva*, butlleti, botiga"},
    {"ca", unit,
     "minuts, minut, hores, hora, dies, dia, segons, setmanes, mesos, anys, punts, persones, cops, xifres, digits, "
     "intents"},
    {"ca", link, "fes clic, feu clic, clica, clic, enllac, boto, prem"},
};

}  // namespace

std::span<const Words> romance_words() { return kWords; }

}  // namespace latchkey::codes
